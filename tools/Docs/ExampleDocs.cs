using Gateway.Registry;
using Gateway.Registry.Schemas;

namespace Docs;

/// <summary>Renders the examples of tools for docs/tools.md.</summary>
internal static class ExampleDocs
{
    private const int MostLines = 40;

    private static readonly JsonSerializerOptions Indented = new(ToolJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static void Append(StringBuilder text, ToolDescriptor tool, ToolExamples examples)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nExample: `{tool.Name} {tool.Traits.Example}`");
        if (tool.Traits.ExampleAfter.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $", after `{tool.Traits.ExampleAfter}`");
        if (examples.AnswerOf(tool) is not { } answer)
        {
            text.Append(" (its answer is not recorded yet)\n");
            return;
        }
        var lines = JsonSerializer.Serialize(answer, Indented).Split('\n');
        text.Append("\n\n```json\n").AppendJoin('\n', lines.Take(MostLines)).Append("\n```\n");
        if (lines.Length > MostLines)
            text.Append(CultureInfo.InvariantCulture, $"\nCut here: the answer has {lines.Length - MostLines} more lines.\n");
    }
}
