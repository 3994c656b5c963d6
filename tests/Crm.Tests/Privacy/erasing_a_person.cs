using Crm.Foundation;
using Crm.Privacy.Consenting;
using Crm.Privacy.Erasing;
using Crm.Tests.Hotline;

namespace Crm.Tests.Privacy;

public class erasing_a_person
{
    private static readonly Erasure Asked = new() { Id = Guid.NewGuid(), Person = Guid.NewGuid(), Unit = "330521", About = "SL-20260601-0001", RequestedOn = Given.Today, Due = Given.Today.AddDays(15) };
    private static readonly ErasePerson Erase = new(Asked.Id, false, Given.Today);
    private static readonly HoldErasure Hold = new(Asked.Id, " 合同纠纷未了 ", Given.Today.AddDays(30), Given.Today);

    [Fact]
    public void is_done_where_nothing_speaks_against_it() => ErasePersonHandler.Decide(Erase, Asked, 0).ShouldBe([new PersonErased(0, Given.Today)]);

    [Fact]
    public void takes_a_word_of_its_own_where_open_leads_would_lose_their_contact()
    {
        Given.Refused(() => ErasePersonHandler.Decide(Erase, Asked, 2)).Field.ShouldBe("EvenInLeads");
        ErasePersonHandler.Decide(Erase with { EvenInLeads = true }, Asked, 2).ShouldBe([new PersonErased(2, Given.Today)]);
    }

    [Fact]
    public void waits_while_a_reason_to_keep_the_data_holds()
    {
        var held = Asked.Apply(HoldErasureHandler.Decide(Hold, Asked).ShouldHaveSingleItem().ShouldBeOfType<ErasureHeld>());
        held.HoldReason.ShouldBe("合同纠纷未了");
        Given.Refused(() => ErasePersonHandler.Decide(Erase with { OccurredOn = held.HeldUntil!.Value }, held, 0));
        ErasePersonHandler.Decide(Erase with { OccurredOn = held.HeldUntil!.Value.AddDays(1) }, held, 0).ShouldHaveSingleItem();
    }

    [Fact]
    public void can_be_held_for_a_time_with_an_end_only()
    {
        Given.Refused(() => HoldErasureHandler.Decide(Hold with { Until = Given.Today.AddDays(-1) }, Asked)).Field.ShouldBe("Until");
        Given.Refused(() => HoldErasureHandler.Decide(Hold with { Until = Given.Today.AddYears(4) }, Asked)).Field.ShouldBe("Until");
    }

    [Fact]
    public void happens_once()
    {
        var erased = Asked.Apply(new PersonErased(0, Given.Today));
        Given.Refused(() => ErasePersonHandler.Decide(Erase, erased, 0)).Kind.ShouldBe(Refusal.Conflict);
        Given.Refused(() => HoldErasureHandler.Decide(Hold, erased)).Kind.ShouldBe(Refusal.Conflict);
    }

    [Fact]
    public void follows_from_a_consent_whose_text_can_be_proved()
    {
        var publish = new PublishConsentNotice("2026-02", " 告知 ", " 转交 ", Given.Today, Given.Today);
        var fact = PublishConsentNoticeHandler.Decide(publish, null).ShouldHaveSingleItem().ShouldBeOfType<ConsentNoticePublished>();
        fact.Hash.ShouldBe(ConsentNotice.HashOf("告知", "转交"));
        fact.Hash.ShouldNotBe(ConsentNotice.HashOf("告知。", "转交"));
        Given.Refused(() => PublishConsentNoticeHandler.Decide(publish, new ConsentNotice())).Field.ShouldBe("Version");
        Given.Refused(() => PublishConsentNoticeHandler.Decide(publish with { From = Given.Today.AddDays(-1) }, null)).Field.ShouldBe("From");
    }
}
