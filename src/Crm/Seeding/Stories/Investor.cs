using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Privacy;

namespace Crm.Seeding.Stories;

/// <summary>An invented company, the person who speaks for it and what they want to build.</summary>
/// <param name="Number">Unique; company, phone and documents follow from it.</param>
/// <param name="Place">The region they are interested in, GB/T 2260.</param>
internal sealed record Investor(int Number, string Company, string Project, Contact Contact, Needs Needs, string Place)
{
    /// <summary>Makes one up who is interested in the place of a unit.</summary>
    public static Investor Invent(int number, string unit, Diary diary)
    {
        var words = diary.Pick(DemoWords.Projects, p => p.Weight);
        var place = unit[..6];
        return new Investor(number, CompanyOf(number, words, diary), diary.Pick(words.Projects), Person(number, diary), NeedsOf(words, place, diary), place);
    }

    /// <summary>What is known after the first few words: the rest comes out in the talks.</summary>
    public Needs FirstWords => new() { Industry = Needs.Industry, Region = Needs.Region, Investment = Needs.Investment, Site = Needs.Site };

    /// <summary>Puts this investor's words into a text.</summary>
    public string Fill(string text) => text
        .Replace("{title}", Contact.Position)
        .Replace("{company}", Company)
        .Replace("{project}", Project)
        .Replace("{region}", Regions.Label(Place))
        .Replace("{park}", Regions.Label(Place) + "的园区")
        .Replace("{amount}", Money.Show(Needs.Investment))
        .Replace("{mu}", Land.Show(Needs.LandMu ?? 30))
        .Replace("{floor}", Area.Show(Needs.FloorArea ?? 3000))
        .Replace("{kva}", $"{Needs.PowerKva:#,##0} kVA");

    /// <summary>The credit code of the company they register here, of a shape that no authority hands out.</summary>
    public string CreditCode
    {
        get
        {
            var first17 = $"91{Place}MADEM{Number:D4}";
            return first17 + Foundation.Formats.CreditCode.CheckSign(first17);
        }
    }

    private static string CompanyOf(int number, ProjectWords words, Diary diary)
    {
        var suffix = diary.Pick(DemoWords.Companies.Suffixes);
        if (words.Business.EndsWith("科技", StringComparison.Ordinal) && suffix.StartsWith("科技", StringComparison.Ordinal)) suffix = suffix[2..];
        return diary.Pick(DemoWords.Companies.Places) + DemoWords.Companies.Names[number * 7 % DemoWords.Companies.Names.Count] + words.Business + suffix;
    }

    private static Contact Person(int number, Diary diary)
    {
        var people = DemoWords.People;
        var phone = $"{people.MobilePrefixes[number % people.MobilePrefixes.Count]}{number * 37 % 10_000:D4}";
        var email = diary.Chance(0.5) ? $"contact{number}@example.com" : null;
        return new Contact(diary.Pick(people.Surnames) + diary.Pick(people.GivenNames), phone, email, diary.Chance(0.4) ? $"demo_wx_{number}" : null, diary.Pick(people.Titles));
    }

    private static Needs NeedsOf(ProjectWords words, string place, Diary diary)
    {
        var investment = Round(diary.Skewed(words.Investment[0], words.Investment[1]));
        var onLand = investment >= 8_000 && !words.Industry.StartsWith('I') && diary.Chance(0.75);
        var mu = Math.Max(10, Math.Round(investment / words.PerMu / 5 * diary.Between(85, 115) / 100) * 5);
        var floor = Math.Max(800, Math.Round(investment / words.PerSquareMetre / 100) * 100);
        var output = Round(investment * diary.Between(120, 240) / 100);
        return new Needs
        {
            Industry = words.Industry,
            Region = place,
            Site = onLand ? SitePreference.Land : SitePreference.Building,
            LandMu = onLand ? mu : null,
            FloorArea = onLand ? null : Math.Min(floor, 24_000),
            Investment = investment,
            PowerKva = Math.Max(200, Math.Round((onLand ? mu : floor / 800) * words.KvaPerMu / 50) * 50),
            EnergyTce = Round(output * diary.Between(4, 40) / 100),
            YearlyOutput = output,
            YearlyTax = Round(output * diary.Between(40, 80) / 1000),
            WantedBy = new DateOnly(diary.Day.Year, diary.Day.Month, 1).AddMonths(diary.Between(6, 18)),
        };
    }

    // people name round figures
    private static decimal Round(decimal value) => value switch
    {
        >= 100_000 => Math.Round(value / 10_000) * 10_000,
        >= 10_000 => Math.Round(value / 1_000) * 1_000,
        >= 1_000 => Math.Round(value / 100) * 100,
        _ => Math.Max(10, Math.Round(value / 10) * 10),
    };
}
