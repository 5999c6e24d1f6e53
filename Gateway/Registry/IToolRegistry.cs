using System.Diagnostics.CodeAnalysis;
using Gateway.Text;

namespace Gateway.Registry;

/// <summary>The tools that this gateway offers, ordered by name.</summary>
public interface IToolRegistry
{
    IReadOnlyList<ToolDescriptor> Tools { get; }

    bool TryGet(string name, [NotNullWhen(true)] out ToolDescriptor? tool);

    /// <summary>Helps a caller on who names a tool that is not there: the nearest name, if one is near, and where all are.</summary>
    string Instead(string name, string listed) =>
        Spelling.Nearest(name, Tools.Select(tool => tool.Name)) is { } near ? $"Did you mean {near}? {listed}" : listed;
}
