using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Foundation;
using Marten;

namespace Crm.Tests.Events;

/// <summary>Events are kept for ever: whoever changes how one is written is stopped here, before an older store can no longer be read.</summary>
public class the_json_of_every_event
{
    private const string Folder = "tests/Crm.Tests/Events/approved";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };
    private static readonly ISerializer Serializer = OfTheProduct();

    public static TheoryData<string> All => [.. Shapes.Events.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void is_as_approved_and_reads_back_to_the_same_event(string name)
    {
        var sample = Sample.Of(Shapes.Events[name], name);
        Approval.Holds($"{Folder}/{name}.json", Json(sample));
        using var approved = File.OpenRead(Approval.PathOf($"{Folder}/{name}.json"));
        var read = Serializer.FromJson(Shapes.Events[name], approved);
        read.ShouldBeEquivalentTo(sample);
    }

    [Fact]
    public void stays_approved_for_as_long_as_the_event_can_be_in_a_store()
    {
        var files = Directory.GetFiles(Approval.PathOf(Folder), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!);
        files.Except(Shapes.Events.Keys).ShouldBeEmpty(
            "There is no event of these names any more, but a store may hold some. Names are permanent: give the event its name back, or keep the retired shape with an upcaster.");
        Shapes.Events.Count.ShouldBeGreaterThan(70);
    }

    [Theory]
    [InlineData("inquiry_turned_into_lead", """{"lead":"0199a1c0-0000-7000-8000-000000000001","occurredOn":"2026-06-01"}""")]
    [InlineData("inquiry_touched_lead", """{"lead":"0199a1c0-0000-7000-8000-000000000001","occurredOn":"2026-06-01","ground":"OnlyLeadOfPerson"}""")]
    [InlineData("inquiry_answered", """{"answer":"有","occurredOn":"2026-06-01"}""")]
    public void that_was_written_before_reasons_were_kept_is_read_without_one(string name, string older)
    {
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(older));
        var read = Serializer.FromJson(Shapes.Events[name], json);
        foreach (var part in new[] { "Reason", "ReasonNote" }) Shapes.Events[name].GetProperty(part)!.GetValue(read).ShouldBeNull();
    }

    private static string Json(object value) => JsonNode.Parse(Serializer.ToJson(value))!.ToJsonString(Readable) + "\n";

    private static ISerializer OfTheProduct()
    {
        var options = new StoreOptions();
        MartenSetup.Serialization(options);
        return options.Serializer();
    }
}
