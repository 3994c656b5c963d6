using Crm.Policies.Library;

namespace Crm.Tests.Policies.Library;

public class the_shelves
{
    [Fact]
    public void of_places_stand_in_their_tree_and_count_what_is_below() =>
        FindShelvesHandler.Tree(new Dictionary<string, int> { ["330523"] = 2, ["330500"] = 1, ["331000"] = 4, ["330000"] = 1 }).ShouldBe(
        [
            new RegionShelf("330000", 0, 8), new RegionShelf("330500", 1, 3), new RegionShelf("330523", 2, 2), new RegionShelf("331000", 1, 4),
        ]);
}
