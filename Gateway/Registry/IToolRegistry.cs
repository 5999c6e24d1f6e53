using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry;

/// <summary>The tools that this gateway offers, ordered by name.</summary>
public interface IToolRegistry
{
    IReadOnlyList<ToolDescriptor> Tools { get; }

    bool TryGet(string name, [NotNullWhen(true)] out ToolDescriptor? tool);
}
