using Crm.Foundation;
using Crm.Workbench.Views;

namespace Crm.Tests.Workbench;

public class views_a_person_keeps
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void lose_the_words_that_were_searched_for()
    {
        Saved("/leads?q=13800001111&stage=Signed&unit=330500").Address.ShouldBe("/leads?stage=Signed&unit=330500");
        Saved("/leads?q=%E9%99%88").Address.ShouldBe("/leads");
        Saved("/pipeline").Address.ShouldBe("/pipeline");
    }

    [Fact]
    public void have_each_a_name_of_their_own()
    {
        var book = new ViewBook(Guid.NewGuid(), [new SavedView(Guid.NewGuid(), "本周", "/pipeline")]);
        Should.Throw<RuleBroken>(() => SaveViewHandler.Decide(new SaveView(Guid.NewGuid(), " 本周 ", "/leads", Day), book).ToList()).Field.ShouldBe("Name");
        SaveViewHandler.Decide(new SaveView(book.Views[0].View, "本周", "/leads", Day), book).ShouldHaveSingleItem();
        SaveViewHandler.Decide(new SaveView(book.Views[0].View, "本周", "/pipeline", Day), book).ShouldBeEmpty("nothing is new");
    }

    [Fact]
    public void are_fifty_at_most()
    {
        var book = new ViewBook(Guid.NewGuid(), [.. Enumerable.Range(0, ViewBook.Most).Select(i => new SavedView(Guid.NewGuid(), $"{i}", "/leads"))]);
        Should.Throw<RuleBroken>(() => SaveViewHandler.Decide(new SaveView(Guid.NewGuid(), "再来", "/leads", Day), book).ToList());
    }

    [Theory]
    [InlineData("//elsewhere.example/leads")]
    [InlineData("https://elsewhere.example/leads")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("leads")]
    [InlineData("")]
    public void stand_within_the_product(string address) =>
        new SaveViewValidator().Validate(new SaveView(Guid.NewGuid(), "名字", address, Day)).Errors.ShouldContain(error => error.PropertyName == "Address");

    private static ViewSaved Saved(string address) => SaveViewHandler.Decide(new SaveView(Guid.NewGuid(), "名字", address, Day), null).ShouldHaveSingleItem().ShouldBeOfType<ViewSaved>();
}
