using Crm.Policies;
using Crm.Policies.Library;

namespace Crm.Tests.Policies.Library;

public class an_address
{
    [Fact]
    public void comes_back_as_it_was()
    {
        var address = new LibraryAddress("招商 引资&x", "330500", PolicyKind.Plan, 2020, Validity.InForce, Guid.NewGuid(), 2, Guid.NewGuid(), true, new(2022, 5, 6), new(2020, 1, 2), new(2021, 3, 4), "C38");
        var query = System.Web.HttpUtility.ParseQueryString(new Uri("http://x" + address.Url).Query);
        LibraryAddress.Of(query["q"], query["region"], query["kind"], query["year"], query["validity"], query["doc"], query["version"], query["lead"], query["unconfirmed"], query["asof"], query["from"], query["to"], query["industry"]).ShouldBe(address);
    }

    [Fact]
    public void leaves_out_what_makes_no_sense() =>
        LibraryAddress.Of(" ", "", "Nonsense", "soon", "7", "x", "-1", "y", "x", "never", "2020-02-30", "soon").ShouldBe(new LibraryAddress(null, null, null, null, null, null, null, null));
}
