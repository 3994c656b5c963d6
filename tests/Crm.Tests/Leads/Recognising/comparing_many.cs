using Crm.Leads.Recognising;

namespace Crm.Tests.Leads.Recognising;

public class comparing_many
{
    [Fact]
    public void finds_what_comparing_each_with_each_would_find()
    {
        var all = Pair.Hard.SelectMany(pair => new[] { pair.One, pair.Other }).ToList();
        var book = new InvestorBook<int>();
        for (var i = 0; i < all.Count; i++) book.Add(i, all[i]);
        for (var i = 0; i < all.Count; i++)
        {
            var expected = Enumerable.Range(0, all.Count).Where(other => Likeness.Of(all[i], all[other]).Verdict != Verdict.Different).ToList();
            book.Like(all[i]).Select(found => found.Item).ShouldBe(expected, ignoreOrder: true, $"{all[i].Company}");
        }
    }

    [Fact]
    public void puts_the_likeliest_first()
    {
        var book = new InvestorBook<string>();
        foreach (var company in new[] { "云帆", "云帆机电科技有限公司", "浙江云帆机电有限公司" }) book.Add(company, Investor.Of(company));
        book.Like(Investor.Of("浙江云帆机电有限公司"))[0].Item.ShouldBe("浙江云帆机电有限公司");
    }
}
