using System.Runtime.CompilerServices;
using Gateway.Access;
using Gateway.Handlers;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace Gateway.Tests.Support;

/// <summary>One resource of every kind.</summary>
[Toolset("test", AccessScope.MarketRead)]
internal sealed class SampleResources
{
    [Resource("test://text", "text", "A text", MimeType = "text/plain", Size = 5, Priority = 0.5, Audience = ["user"], TtlMs = 250)]
    [Icon("https://example.com/t.png", MimeType = "image/png", Sizes = "16x16 any")]
    [Description("Five letters.")]
    public static string Text() => "hello";

    [Resource("test://bytes", "bytes", "Bytes", MimeType = "image/png")]
    [Description("Three bytes.")]
    public static ValueTask<ResourceContents> BytesAsync() => new(ResourceContents.OfBytes("test://bytes", "image/png", new byte[] { 1, 2, 3 }));

    [Resource("test://list", "list", "Several")]
    [Description("Two contents.")]
    public static IReadOnlyList<ResourceContents> Several() =>
        [ResourceContents.OfText("test://list/1", null, "one"), ResourceContents.OfText("test://list/2", null, "two")];

    [Resource("test://secret", "secret", "A secret", Scope = AccessScope.Admin)]
    [Description("Only for administrators.")]
    public static string Secret() => "secret";

    [Resource("test://away", "away", "Away")]
    [Description("Fails because TWS is away.")]
    public static Task<string> AwayAsync() => throw new ToolException(new ToolError(ToolErrorKind.Unavailable, "tws_unavailable", "TWS is away.", "Wait.", true));

    [Resource("test://row/{table}/{number}", "row", "A row", Watch = nameof(WatchRowAsync), Audience = ["assistant"])]
    [Description("One row; there are three.")]
    public static async Task<RowResult?> RowAsync(int number, SampleTable table, RequestContext context, CancellationToken cancellationToken)
    {
        await context.ProgressAsync(1, null, null, cancellationToken);
        return number <= 3 ? new RowResult(number, table) : null;
    }

    [Resource("test://name/{name}", "name", "A name", MimeType = "text/plain")]
    [Description("The name itself.")]
    public static string Name([Completion(typeof(SampleNames))] string name) => name;

    public static async IAsyncEnumerable<int> WatchRowAsync(SampleTable table, int number, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < number; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return i + (int)table;
        }
    }
}

internal enum SampleTable
{
    Orders,
    Options,
    Trades,
}

internal sealed record RowResult(int Number, SampleTable Table);

/// <summary>One prompt of every kind.</summary>
[Toolset("test", AccessScope.MarketRead)]
internal sealed class SamplePrompts
{
    [Prompt("plain", "Plain")]
    [Icon("https://example.com/p.png")]
    [Description("One text.")]
    public static string Plain() => "Say hello.";

    [Prompt("review", "Review")]
    [Description("Several messages with arguments.")]
    public static Task<IReadOnlyList<PromptMessage>> ReviewAsync(
        [Description("Which name.")][Completion(typeof(SampleNames))] string name,
        [Description("Which table.")] SampleTable table = SampleTable.Orders,
        [Description("In full.")] bool full = false,
        [Description("Rows.")] int rows = 3) =>
        Task.FromResult<IReadOnlyList<PromptMessage>>(
            [PromptMessage.FromUser($"Review {name} in {table}, {rows} rows, full: {full}."), new PromptMessage(PromptRole.Assistant, new ImageContent(new byte[] { 1 }, "image/png"))]);

    [Prompt("linked", "Linked")]
    [Description("A link in one message.")]
    public static PromptMessage Linked() => new(PromptRole.User, new ResourceLink("test://text", "text", "A text"));

    [Prompt("secret", "Secret", Scope = AccessScope.Admin)]
    [Description("Only for administrators.")]
    public static string Secret() => "secret";

    [Prompt("broken", "Broken")]
    [Description("Fails unforeseen.")]
    public static string Broken() => throw new InvalidTimeZoneException("secret detail");
}

/// <summary>Proposes 150 names; "away" cannot be asked; a known argument becomes part of the names.</summary>
internal sealed class SampleNames : ICompletionSource
{
    public async ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (typed == "away")
            throw new ToolException(new ToolError(ToolErrorKind.Unavailable, "tws_unavailable", "TWS is away.", null, true));
        var suffix = string.Concat(known.Values);
        return [.. Enumerable.Range(0, 150).Select(i => $"name{i.ToString(CultureInfo.InvariantCulture)}{suffix}").Where(name => name.StartsWith(typed, StringComparison.Ordinal))];
    }
}
