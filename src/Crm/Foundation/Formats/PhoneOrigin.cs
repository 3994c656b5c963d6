using Crm.Foundation.Codes;
using PhoneNumbers;

namespace Crm.Foundation.Formats;

/// <summary>Where a number was given out and by whom, looked up offline. Numbers move with their owners: a hint for the agent, never a fact about the caller.</summary>
/// <param name="Region">GB/T 2260 code of the city, where it is known.</param>
/// <param name="Place">City in China or country abroad in the current language; empty where unknown.</param>
/// <param name="Carrier">Mobile carrier in the current language; empty for land lines.</param>
public sealed record PhoneOrigin(string? Region, string Place, string Carrier)
{
    private static readonly PhoneNumberOfflineGeocoder Places = PhoneNumberOfflineGeocoder.GetInstance();
    private static readonly PhoneNumberToCarrierMapper Carriers = PhoneNumberToCarrierMapper.GetInstance();
    private static readonly Locale Chinese = new("zh", "CN");
    private static readonly Locale English = new("en", "US");

    /// <summary>"湖州·移动"; empty where nothing is known.</summary>
    public string Text => string.Join("·", new[] { Place, Carrier }.Where(part => part.Length > 0));

    /// <summary>The origin of a number.</summary>
    public static PhoneOrigin Of(Phone phone)
    {
        var number = Phone.Numbers.Parse(phone.E164, null);
        var region = RegionOf(number, phone);
        var language = Texts.IsChinese ? Chinese : English;
        var place = region?.ShortLabel ?? (phone.IsChinese ? Nationwide(phone) : Places.GetDescriptionForNumber(number, language));
        var carrier = Carriers.GetNameForNumber(number, language);
        return new(region?.Code, place, Texts.IsChinese && carrier.StartsWith("中国", StringComparison.Ordinal) ? carrier[2..] : carrier);
    }

    private static string Nationwide(Phone phone) => PhoneText.IsNationwide(phone.E164[3..]) || PhoneText.IsService(phone.E164[3..]) ? Texts.Of("全国") : "";

    private static Region? RegionOf(PhoneNumber number, Phone phone)
    {
        if (number.CountryCode is not (86 or 852 or 853 or 886)) return null;
        // one area code may serve several cities ("仙桃市、潜江市、天门市"): the first stands for them
        var described = Places.GetDescriptionForNumber(number, Chinese).Split('、')[0];
        return Regions.Named(described) ?? (phone.IsChinese ? LocalServiceRegion(phone) : null);
    }

    // 0572-12345 isn't a number to the library; any subscriber of the same area tells the place
    private static Region? LocalServiceRegion(Phone phone)
    {
        var digits = phone.E164[3..];
        if (digits.Length is < 7 or > 9 || PhoneText.IsService(digits)) return null;
        var neighbour = new PhoneNumber.Builder().SetCountryCode(86).SetNationalNumber(ulong.Parse(digits[..PhoneText.AreaLength(digits)] + "2222222")).Build();
        return Regions.Named(Places.GetDescriptionForNumber(neighbour, Chinese).Split('、')[0]);
    }
}
