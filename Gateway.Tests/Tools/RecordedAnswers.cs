using Docs;
using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Tools;

/// <summary>Writes the answers of examples into the repository, where docs/tools.md takes them from.</summary>
internal static class RecordedAnswers
{
    private static readonly JsonSerializerOptions Indented = new(Gateway.Registry.Schemas.ToolJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static string Path => Repository.PathOf("docs", ToolExamples.FileName);

    /// <summary>Puts new answers in place of old ones; tools that are no more, and examples that have changed since, are forgotten.</summary>
    public static void Add(IReadOnlyDictionary<string, JsonElement> answers)
    {
        var known = ToolExamples.Read(Path);
        var kept = new SortedDictionary<string, RecordedAnswer>(StringComparer.Ordinal);
        foreach (var tool in ToolCatalog.Describe().Tools)
        {
            if (answers.TryGetValue(tool.Name, out var answer))
                kept[tool.Name] = new RecordedAnswer(tool.Traits.Example, answer);
            else if (known.AnswerOf(tool) is { } old)
                kept[tool.Name] = new RecordedAnswer(tool.Traits.Example, old);
        }
        File.WriteAllText(Path, JsonSerializer.Serialize(kept, Indented) + "\n");
    }
}
