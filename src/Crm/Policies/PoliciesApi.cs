using Crm.Api;
using Crm.Policies.Cataloguing;
using Crm.Policies.Citing;
using Crm.Policies.Classifying;
using Crm.Policies.Comparing;
using Crm.Policies.Dating;
using Crm.Policies.Importing;
using Crm.Policies.Importing.History;
using Crm.Policies.Library;
using Crm.Policies.Quoting;
using Crm.Policies.Reading;
using Crm.Policies.Repealing;
using Crm.Policies.Revising;
using Crm.Policies.Searching;
using Crm.Policies.Unanswered;
using Crm.Policies.Withdrawing;

namespace Crm.Policies;

/// <summary>The library's routes.</summary>
public static class PoliciesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<SearchPolicies, PolicyPage>("/policies");
        api.Query<FindShelves, Shelves>("/policies/shelves");
        api.Query<SuggestPolicies, IReadOnlyList<PolicySuggestion>>("/policies/suggestions");
        api.Query<RelaxPolicySearch, IReadOnlyList<Relaxation>>("/policies/relaxations");
        api.Query<FindPoliciesFor, IReadOnlyList<PolicyForPlace>>("/policies/for-place");
        api.Query<FindPassages, IReadOnlyList<Passage>>("/policies/passages");
        // By POST: what a caller said in the address would stand in the logs of every proxy on the way.
        api.Asking<FindAnswers, Answers>("/policies/answers");
        api.Query<FindUnanswered, UnansweredPage>("/policies/unanswered");
        api.Command<NoteFruitlessSearch>("/policies/unanswered");
        api.Command<CoverQuestion>("/policies/unanswered/{questionId:guid}/cover");
        api.Command<DismissQuestion>("/policies/unanswered/{questionId:guid}/dismiss");
        api.Query<ReadPolicy, PolicyReading>("/policies/{documentId:guid}");
        api.Query<ComparePolicy, PolicyComparison>("/policies/{documentId:guid}/versions");
        api.Query<FindCitations, DocumentCitations>("/policies/{documentId:guid}/citations");
        api.Asking<CheckQuotes, IReadOnlyList<QuoteCheck?>>("/policies/quotes/check");
        api.Query<FindPolicyVersion, KnownPolicy?>("/policies/{documentId:guid}/version");
        api.Creating<ImportPolicyDocument>("/policies", nameof(ImportPolicyDocument.DocumentId), "/api/policies");
        api.Command<RevisePolicyDocument>("/policies/{documentId:guid}/revise");
        api.Command<ClassifyPolicyDocument>("/policies/{documentId:guid}/classify");
        api.Command<SetPolicyValidity>("/policies/{documentId:guid}/validity");
        api.Query<ReadPolicyCard, CardSheet>("/policies/{documentId:guid}/card");
        api.Command<CataloguePolicyDocument>("/policies/{documentId:guid}/card");
        api.Command<RepealPolicyDocument>("/policies/{documentId:guid}/repeal");
        api.Query<FindRepealed, RepealProposals>("/policies/{documentId:guid}/repealed");
        api.Command<UndoPolicyRepeal>("/policies/{documentId:guid}/repeal/undo");
        api.Command<WithdrawPolicyDocument>("/policies/{documentId:guid}/withdraw");
        api.Command<RestorePolicyDocument>("/policies/{documentId:guid}/restore");
        api.Query<FindPolicyImports, IReadOnlyList<PolicyImportRow>>("/policies/imports");
        ImportPage.Map(api);
    }
}
