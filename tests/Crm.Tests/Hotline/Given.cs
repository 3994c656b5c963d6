using Crm.Foundation;
using Crm.Hotline;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Team;

namespace Crm.Tests.Hotline;

/// <summary>Named situations of a call, made from events as the store would.</summary>
internal static class Given
{
    public static readonly DateOnly Today = new(2026, 6, 1);

    public static readonly DateTimeOffset Now = new(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);

    public static readonly UnitPlace Deqing = new("330521", "德清县", "330000/330500/330521/");

    public static readonly UnitPlace Anji = new("330523", "安吉县", "330000/330500/330523/");

    public static readonly Guid Caller = Guid.NewGuid();

    public static readonly SealedContact Contact = new(Caller, new Sealed(Caller, "name"), new Sealed(Caller, "phone"), null, null, null);

    public static readonly CallRecord Record = new(Topic.IndustrialLand, CallDirection.Incoming, Contact, "浙江云帆机电有限公司", "330521", "要 80 亩地", null);

    public static readonly CallSheet Sheet = new(Topic.IndustrialLand, new Contact("李女士", "13805721234"), "浙江云帆机电有限公司", "330521", "要 80 亩地");

    public static Call LoggedCall(CallOutcome outcome = CallOutcome.Answered) => new()
    {
        Id = Guid.NewGuid(), Record = Record, Outcome = outcome, Unit = Deqing.Code, UnitPath = Deqing.Path, Agent = "agent",
    };

    public static Call CallWithACallBack => LoggedCall(CallOutcome.CallBackPlanned).Apply(new CallBackPlanned(Now.AddHours(1), "agent", null, Today));

    public static Call CallThatIsALead => LoggedCall().Apply(new CallTurnedIntoLead(Guid.NewGuid(), Guid.NewGuid(), Today));

    public static Actor Person(UnitPlace unit, params Role[] roles) => new("agent", "王", unit.Code, unit.Path, roles.ToHashSet(), "page")
    {
        Units = new[] { Deqing, Anji }.Where(place => place.Path.StartsWith(unit.Path, StringComparison.Ordinal)).Select(place => place.Code).Append(unit.Code).ToHashSet(),
    };

    public static Inquiry NewInquiry => new()
    {
        Id = Guid.NewGuid(), State = InquiryState.New, Source = Crm.Leads.Source.WebForm, Topic = Topic.Building, Unit = Deqing.Code, UnitPath = Deqing.Path,
        Company = "浙江云帆机电有限公司", Contact = Contact, Wish = "租 3000 平厂房", Region = "330521",
    };

    /// <summary>The rule that was broken.</summary>
    public static RuleBroken Refused(Func<IEnumerable<object>> decide) => Should.Throw<RuleBroken>(() => decide().ToList());
}
