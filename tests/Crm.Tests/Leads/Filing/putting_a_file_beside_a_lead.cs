using System.Text.Json;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Filing;

namespace Crm.Tests.Leads.Filing;

public class putting_a_file_beside_a_lead
{
    private static readonly DateOnly Day = new(2026, 6, 3);
    private static readonly Guid File = Guid.CreateVersion7();
    private static readonly Lead Fresh = new() { Id = Guid.CreateVersion7(), Stage = Stage.Lead, FollowedUp = true };

    private static AddFile Adding(byte[] bytes, string name = "协议.pdf") => new(Fresh.Id, File, name, new FileContent(bytes), Day);

    private static LeadFileAdded Added(Guid? id = null) => new(id ?? File, "协议.pdf", "application/pdf", Papers.Pdf.Length, FileContent.Hash(Papers.Pdf), Day);

    [Fact]
    public void says_what_it_is_and_how_large() => AddFileHandler.Decide(Adding(Papers.Pdf, "C:\\x\\协议.pdf"), Fresh, Day).ShouldBe([Added()]);

    [Fact]
    public void a_second_time_changes_nothing_even_after_it_was_removed_or_the_lead_ended()
    {
        var lead = Fresh.Apply(Added());
        AddFileHandler.Decide(Adding(Papers.Pdf), lead, Day).ShouldBeEmpty();
        AddFileHandler.Decide(Adding(Papers.Pdf), lead.Apply(new LeadFileRemoved(File, "传错了", Day)), Day).ShouldBeEmpty();
        AddFileHandler.Decide(Adding(Papers.Pdf), lead with { Stage = Stage.Terminated }, Day).ShouldBeEmpty();
    }

    [Fact]
    public void is_refused_under_the_id_of_another_file() =>
        Refusal(() => AddFileHandler.Decide(Adding(Papers.Png, "图.png"), Fresh.Apply(Added()), Day)).ShouldBe((nameof(AddFile.FileId), Crm.Foundation.Refusal.Conflict));

    [Fact]
    public void is_refused_when_it_is_empty_or_too_large()
    {
        Refusal(() => AddFileHandler.Decide(Adding([]), Fresh, Day)).ShouldBe(("Content", Crm.Foundation.Refusal.Input));
        byte[] most = [.. Papers.Pdf[..^7], .. new byte[FileContent.Limit - Papers.Pdf.Length], .. Papers.Pdf[^7..]];
        AddFileHandler.Decide(Adding(most), Fresh, Day).ShouldHaveSingleItem();
        Refusal(() => AddFileHandler.Decide(Adding([.. most, 0]), Fresh, Day)).ShouldBe(("Content", Crm.Foundation.Refusal.TooLarge));
    }

    [Fact]
    public void is_refused_beyond_the_most_a_lead_can_hold_and_taken_again_once_one_was_removed()
    {
        var ids = Enumerable.Range(0, Lead.MostFiles).Select(_ => Guid.CreateVersion7()).ToList();
        var full = ids.Aggregate(Fresh, (lead, id) => lead.Apply(Added(id)));
        Refusal(() => AddFileHandler.Decide(Adding(Papers.Pdf), full, Day)).Kind.ShouldBe(Crm.Foundation.Refusal.Rule);
        AddFileHandler.Decide(Adding(Papers.Pdf), full.Apply(new LeadFileRemoved(ids[0], "旧的", Day)), Day).ShouldHaveSingleItem();
    }

    [Fact]
    public void is_refused_on_a_lead_that_ended() => Refusal(() => AddFileHandler.Decide(Adding(Papers.Pdf), Fresh with { Stage = Stage.Terminated }, Day)).Kind.ShouldBe(Crm.Foundation.Refusal.Rule);

    [Fact]
    public void is_refused_with_a_day_to_come() => Refusal(() => AddFileHandler.Decide(Adding(Papers.Pdf) with { OccurredOn = Day.AddDays(1) }, Fresh, Day)).Field.ShouldBe("OccurredOn");

    [Fact]
    public void leaves_its_hash_where_the_command_is_fingerprinted_and_nothing_of_its_contents()
    {
        var written = JsonSerializer.Serialize(Adding(Papers.Pdf));
        written.ShouldContain(FileContent.Hash(Papers.Pdf));
        written.ShouldNotContain(Convert.ToBase64String(Papers.Pdf)[..20]);
        Receipt.For("li", "k", Adding(Papers.Pdf)).ShouldBe(Receipt.For("li", "k", Adding(Papers.Pdf)));
        Receipt.For("li", "k", Adding(Papers.Pdf)).ShouldNotBe(Receipt.For("li", "k", Adding(Papers.Png)));
    }

    [Fact]
    public void can_be_undone_with_a_reason_once()
    {
        var lead = Fresh.Apply(Added());
        RemoveFileHandler.Decide(new RemoveFile(lead.Id, File, " 传错了 ", Day), lead, Day).ShouldBe([new LeadFileRemoved(File, "传错了", Day)]);
        Refusal(() => RemoveFileHandler.Decide(new RemoveFile(lead.Id, File, " ", Day), lead, Day)).Field.ShouldBe("Reason");
        var removed = lead.Apply(new LeadFileRemoved(File, "传错了", Day));
        Refusal(() => RemoveFileHandler.Decide(new RemoveFile(lead.Id, File, "再来", Day), removed, Day)).Kind.ShouldBe(Crm.Foundation.Refusal.Missing);
    }

    [Fact]
    public void lets_it_prove_a_stage_without_a_number()
    {
        var lead = Fresh.Apply(Added());
        var agreement = new Evidence(EvidenceKind.Agreement, File: File, On: Day, Amount: 5000);
        var advanced = (StageAdvanced)AdvanceStageHandler.Decide(new AdvanceStage(lead.Id, Stage.Signed, Day, [agreement], 3), lead, Day).ShouldHaveSingleItem();
        advanced.Evidence.ShouldBe([agreement]);
        Refusal(() => RemoveFileHandler.Decide(new RemoveFile(lead.Id, File, "不要了", Day), lead.Apply(advanced), Day)).Kind.ShouldBe(Crm.Foundation.Refusal.Rule);
    }

    [Fact]
    public void proves_nothing_on_another_lead_or_once_it_was_removed()
    {
        var agreement = new Evidence(EvidenceKind.Agreement, "HT-1", File, Day, 5000);
        foreach (var lead in new[] { Fresh, Fresh.Apply(Added(Guid.CreateVersion7())), Fresh.Apply(Added()).Apply(new LeadFileRemoved(File, "传错了", Day)) })
            Refusal(() => AdvanceStageHandler.Decide(new AdvanceStage(lead.Id, Stage.Signed, Day, [agreement], 3), lead, Day)).ShouldBe(("Evidence", Crm.Foundation.Refusal.Rule));
    }

    [Fact]
    public void does_not_stand_in_for_the_credit_code()
    {
        var lead = Fresh.Apply(Added()) with { Stage = Stage.Signed };
        Refusal(() => AdvanceStageHandler.Decide(new AdvanceStage(lead.Id, Stage.Landed, Day, [new Evidence(EvidenceKind.Registration, File: File)], 3), lead, Day)).Field.ShouldBe("Evidence");
    }

    private static (string? Field, Refusal Kind) Refusal(Func<IEnumerable<object>> decide)
    {
        var refusal = Should.Throw<RuleBroken>(() => decide().ToList());
        return (refusal.Field, refusal.Kind);
    }
}
