using System.Text.Encodings.Web;

namespace Docs;

/// <summary>Renders docs/cases.md from docs/cases.json: inputs that people tried, and what the gateway makes of them.</summary>
public static class CasesPage
{
    /// <summary>The file beside the page that holds the cases.</summary>
    public const string FileName = "cases.json";

    private const string Intro = """
        # Cases

        <!-- Generated from docs/cases.json by `dotnet run --project tools/Docs -- docs`; a test fails when it is stale. -->

        Inputs that people tried on TWS integrations and MCP servers, and what the gateway answers. Each case represents a kind of input.
        The tests make every call below on a gateway connected to the simulator, and compare the answer with the values shown. A case
        without a call is covered by the test named there. `~` marks a text that contains the value.


        """;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<Case> Read(string file) =>
        JsonSerializer.Deserialize<List<Case>>(File.ReadAllText(file), JsonSerializerOptions.Web) ?? [];

    public static string Render(IReadOnlyList<Case> cases)
    {
        var text = new StringBuilder(Intro.ReplaceLineEndings("\n"));
        foreach (var part in cases.GroupBy(one => one.Part))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {part.Key}\n\n| case | what is tried | call or test | answer |\n|---|---|---|---|\n");
            foreach (var one in part)
                text.Append(CultureInfo.InvariantCulture, $"| {one.Id} | {Cell(one.Tried)} | {Call(one)} | {Answer(one)} |\n");
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Call(Case one) =>
        one.Tool is { } tool
            ? $"`{tool} {Cell(JsonSerializer.Serialize(one.Arguments, Plain))}`"
            : string.Join("<br>", one.Tests.Select(test => $"`{test}`"));

    private static string Answer(Case one) =>
        one.Tool is null ? Cell(one.Right) : string.Join("<br>", one.Shows.Select(pair => $"`{pair.Key}: {Cell(Text(pair.Value))}`"));

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}

/// <summary>One case: a call with what its answer shows, or the tests that cover it.</summary>
public sealed record Case
{
    /// <summary>The heading under which the page lists it.</summary>
    public required string Part { get; init; }

    public required string Id { get; init; }

    public required string Tried { get; init; }

    /// <summary>The tool that is called; null when tests cover the case.</summary>
    public string? Tool { get; init; }

    public JsonElement Arguments { get; init; }

    /// <summary>Values of the answer by path, such as <c>data.order.tif</c> or <c>error.message</c>; a text after ~ is contained.</summary>
    public IReadOnlyDictionary<string, JsonElement> Shows { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Tests by type and method, without a call.</summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>What is right, where there is no call.</summary>
    public string Right { get; init; } = string.Empty;
}
