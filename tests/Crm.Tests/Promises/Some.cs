using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Promises;
using Crm.Promises.Making;

namespace Crm.Tests.Promises;

/// <summary>A promise and a document to start from.</summary>
internal static class Some
{
    public static readonly DateOnly Day = new(2026, 6, 10);

    public const string Body = "对新建项目给予每亩三万元补助。\n其他项目另行规定。";

    public static PolicyListing Document { get; } = new()
    {
        Id = Guid.NewGuid(),
        Title = "支持项目落户的若干措施",
        ValidFrom = new(2026, 1, 1),
        ValidTo = new(2026, 12, 31),
        Versions = [new(1, new(2026, 1, 5), Body.Length, null)],
    };

    public static PolicyReading Reading(PolicyListing document, int version = 1) => new(document, version, document.On(Day), Body);

    public static MakePromise Command { get; } = new(
        Guid.NewGuid(), Guid.NewGuid(), " 每亩补助三万元 ", new(2026, 12, 31), Day, 240, null, null, Document.Id, 1, "对新建项目给予 每亩三万元补助。");

    public static Promise Given { get; } = new() { Id = Guid.NewGuid(), State = PromiseState.Given, What = "每亩补助三万元", Amount = 240, Due = new(2026, 12, 31), MadeOn = Day, By = "chen", Recorder = "chen" };
}
