using Crm.Foundation;

namespace Crm.IntegrationTests.Commands;

/// <summary>A command that will be carried out, and who sends it.</summary>
/// <param name="Elsewhere">The installation it is sent to, where it can't be the one all tests share; disposed of afterwards.</param>
internal sealed record Example(ICommand Command, string Login, Alba.IAlbaHost? Elsewhere = null);

/// <summary>How to make an example of each command: by sending what has to come before it.</summary>
internal static class Examples
{
    /// <summary>By type of command. A new command needs a line in one of these books.</summary>
    public static IReadOnlyDictionary<Type, Func<CrmApp, Task<Example>>> All { get; } =
        new Book[] { LeadExamples.Book, SiteExamples.Book, CallExamples.Book, ParkExamples.Book, PolicyExamples.Book, CompendiumExamples.Book, StaffExamples.Book, PostExamples.Book, ClockExamples.Book, SiteDetailsExamples.Book, VisitorExamples.Book, ImportExamples.Book, SubmissionExamples.Book, PromiseExamples.Book, TargetExamples.Book, ViewExamples.Book, PackExamples.Book, ClosingExamples.Book, TransferExamples.Book }
            .SelectMany(book => book).ToDictionary();

    /// <summary>Sends what an example stands on.</summary>
    public static async Task Do(this CrmApp app, ICommand command, string login) =>
        (await app.Send(command, login)).Sentence.ShouldBeNull($"{command.GetType().Name}, which an example stands on");
}

/// <summary>The examples of one part of the business.</summary>
internal sealed class Book : Dictionary<Type, Func<CrmApp, Task<Example>>>
{
    /// <summary>A command that stands on what is sent before it.</summary>
    public Book On<TGiven, T>(string login, Func<CrmApp, Task<TGiven>> given, Func<TGiven, T> make) where T : ICommand => By(given, make, _ => login);

    /// <summary>A command whose sender comes with what it stands on.</summary>
    public Book By<TGiven, T>(Func<CrmApp, Task<TGiven>> given, Func<TGiven, T> make, Func<TGiven, string> login) where T : ICommand
    {
        Add(typeof(T), async app =>
        {
            var found = await given(app);
            return new Example(make(found), login(found));
        });
        return this;
    }

    /// <summary>A command that stands on nothing.</summary>
    public Book First<T>(string login, Func<T> make) where T : ICommand => On(login, _ => Task.FromResult(0), _ => make());
}
