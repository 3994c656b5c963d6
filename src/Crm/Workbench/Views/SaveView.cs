using Crm.Foundation;
using Crm.Shell;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Workbench.Views;

/// <summary>Keeps a page of the product as it is narrowed down, for the signed-in person alone; one that is kept already is kept like this from now on.</summary>
/// <param name="View">Its id, made by whoever asks.</param>
/// <param name="Address">Path and query within the product. Words that were searched for (<c>q</c>) are left out: they may be personal data.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Jobs = false)]
public sealed record SaveView(Guid View, string Name, string Address, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="SaveView"/> must hold.</summary>
public sealed class SaveViewValidator : AbstractValidator<SaveView>
{
    public SaveViewValidator()
    {
        RuleFor(c => c.View).NotEmpty().WithMessage("缺少编号。");
        RuleFor(c => c.Name).NotEmpty().WithMessage("请给它起个名字。").MaximumLength(40).WithMessage("名字不能超过 40 个字。");
        RuleFor(c => c.Address).Must(address => address.Length <= 2000 && Preferences.Home(address) == address).WithMessage("只能保存本系统里的页面。");
    }
}

/// <summary>Handles <see cref="SaveView"/>.</summary>
public static class SaveViewHandler
{
    public static async Task Handle(SaveView command, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var book = await session.Events.FetchForWriting<ViewBook>(ViewBook.IdOf(actor.Login), token);
        book.AppendMany(Decide(command, book.Aggregate));
    }

    public static IEnumerable<object> Decide(SaveView command, ViewBook? book)
    {
        var (views, name) = (book?.Views ?? [], command.Name.Trim());
        if (views.Any(known => known.View != command.View && known.Name == name)) throw new RuleBroken("已经有一个同名的视图。") { Field = nameof(command.Name) };
        if (views.Count >= ViewBook.Most && views.All(known => known.View != command.View)) throw new RuleBroken("最多保存 50 个视图，请先删掉不用的。");
        var view = new SavedView(command.View, name, WithoutWords(command.Address));
        if (!views.Contains(view)) yield return new ViewSaved(view.View, view.Name, view.Address, command.OccurredOn);
    }

    private static string WithoutWords(string address)
    {
        if (address.Split('?', 2) is not [var path, var query]) return address;
        var kept = query.Split('&').Where(part => part.Length > 0 && !part.StartsWith("q=", StringComparison.OrdinalIgnoreCase));
        return string.Join('?', new[] { path, string.Join('&', kept) }.Where(part => part.Length > 0));
    }
}
