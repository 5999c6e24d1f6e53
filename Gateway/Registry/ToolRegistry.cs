using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Gateway.Registry.Invocation;

namespace Gateway.Registry;

/// <inheritdoc cref="IToolRegistry"/>
internal sealed class ToolRegistry : IToolRegistry
{
    private readonly FrozenDictionary<string, ToolDescriptor> _byName;
    private readonly IReadOnlyDictionary<string, string>? _withheld;

    /// <param name="withheld">The reasons of tools that are not offered, by their names.</param>
    /// <exception cref="InvalidOperationException">Two tools have the same name.</exception>
    public ToolRegistry(IEnumerable<ToolDescriptor> tools, IReadOnlyDictionary<string, string>? withheld = null)
    {
        _withheld = withheld;
        Tools = HandlerNames.InOrder(tools, tool => tool.Name, tool => tool.Toolset, "tools have this name");
        _byName = Tools.ToFrozenDictionary(tool => tool.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<ToolDescriptor> Tools { get; }

    public bool TryGet(string name, [NotNullWhen(true)] out ToolDescriptor? tool) => _byName.TryGetValue(name, out tool);

    public string? WhyNotOffered(string name) => _withheld?.GetValueOrDefault(name);
}
