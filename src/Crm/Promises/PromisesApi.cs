using Crm.Api;
using Crm.Promises.Approving;
using Crm.Promises.Changing;
using Crm.Promises.Keeping;
using Crm.Promises.Listing;
using Crm.Promises.Making;
using Crm.Promises.Reopening;
using Crm.Promises.Withdrawing;

namespace Crm.Promises;

/// <summary>The promises' routes.</summary>
public static class PromisesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<FindPromises, PromisePage>("/promises");
        api.Query<GroupPromises, PromiseGroups>("/promises/groups");
        api.Creating<MakePromise>("/promises", nameof(MakePromise.PromiseId), "/api/promises");
        api.Command<ChangePromise>("/promises/{promiseId:guid}/change");
        api.Command<ApprovePromise>("/promises/{promiseId:guid}/approve");
        api.Command<DeclinePromise>("/promises/{promiseId:guid}/decline");
        api.Command<KeepPromise>("/promises/{promiseId:guid}/keep");
        api.Command<BreakPromise>("/promises/{promiseId:guid}/break");
        api.Command<WithdrawPromise>("/promises/{promiseId:guid}/withdraw");
        api.Command<ReopenPromise>("/promises/{promiseId:guid}/reopen");
    }
}
