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
