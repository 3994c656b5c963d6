using Crm.Foundation;

namespace Crm.Team;

/// <summary>An administrator acts within their own unit and below, like everybody else.</summary>
internal static class Reach
{
    public static void MustOversee(this Actor actor, string unit)
    {
        if (!actor.Oversees(unit)) throw new RuleBroken("这个单位不在你的管理范围内。") { Kind = Refusal.Forbidden };
    }

    public static void MustBe(this Person person, Actor actor)
    {
        if (person.Login != actor.Login) throw new RuleBroken("只能改自己的账号。") { Kind = Refusal.Forbidden };
    }
}
