using Gateway.Registry;
using Gateway.Registry.Schemas;

namespace Docs;

/// <summary>Answers that were recorded for the documentation, because live ones would differ every time.</summary>
public sealed class ToolExamples
{
    /// <summary>Beside the documents.</summary>
    public const string FileName = "answers.json";

    private readonly Dictionary<string, RecordedAnswer> _answers;

    private ToolExamples(Dictionary<string, RecordedAnswer> answers) => _answers = answers;

    public IReadOnlyCollection<string> Tools => _answers.Keys;

    /// <summary>None when there is no such file.</summary>
    public static ToolExamples Read(string path) => new(
        File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, RecordedAnswer>>(File.ReadAllText(path), ToolJson.Options)! : []);

    /// <summary>Null when none was recorded since the tool's example changed.</summary>
    public JsonElement? AnswerOf(ToolDescriptor tool) =>
        _answers.TryGetValue(tool.Name, out var recorded) && recorded.Example == tool.Traits.Example ? recorded.Answer : null;
}
