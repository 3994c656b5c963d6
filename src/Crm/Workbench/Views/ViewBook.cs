using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Workbench.Views;

/// <summary>The views a person keeps: pages as they were narrowed down, by name. One stream per person; its id derives from the login.</summary>
/// <param name="Views">In the order in which they were first kept.</param>
public sealed partial record ViewBook(Guid Id, IReadOnlyList<SavedView> Views)
{
    /// <summary>So many a person can keep.</summary>
    public const int Most = 50;

    /// <summary>The stream of a login.</summary>
    public static Guid IdOf(string login) => Uuid5.Of("views", login);

    public static ViewBook Create(IEvent<ViewSaved> e) => new ViewBook(e.StreamId, []).Apply(e.Data);

    public ViewBook Apply(ViewSaved e)
    {
        var view = new SavedView(e.View, e.Name, e.Address);
        return this with { Views = Views.Any(known => known.View == e.View) ? [.. Views.Select(known => known.View == e.View ? view : known)] : [.. Views, view] };
    }

    public ViewBook Apply(ViewRemoved e) => this with { Views = [.. Views.Where(known => known.View != e.View)] };
}

/// <summary>A page as it was narrowed down.</summary>
/// <param name="Name">What the person calls it.</param>
/// <param name="Address">Where it stands within the product: "/pipeline?unit=330500&amp;industry=C".</param>
public sealed record SavedView(Guid View, string Name, string Address);
