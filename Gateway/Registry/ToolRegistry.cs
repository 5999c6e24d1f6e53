using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry;

/// <inheritdoc cref="IToolRegistry"/>
internal sealed class ToolRegistry : IToolRegistry
{
    private readonly FrozenDictionary<string, ToolDescriptor> _byName;

    /// <exception cref="InvalidOperationException">Two tools have the same name.</exception>
    public ToolRegistry(IEnumerable<ToolDescriptor> tools)
    {
        Tools = [.. tools.OrderBy(tool => tool.Name, StringComparer.Ordinal)];
        for (var i = 1; i < Tools.Count; i++)
        {
            if (Tools[i].Name == Tools[i - 1].Name)
                throw new InvalidOperationException($"{Tools[i].Name}: two tools have this name, in the toolsets {Tools[i - 1].Toolset} and {Tools[i].Toolset}.");
        }
        _byName = Tools.ToFrozenDictionary(tool => tool.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<ToolDescriptor> Tools { get; }

    public bool TryGet(string name, [NotNullWhen(true)] out ToolDescriptor? tool) => _byName.TryGetValue(name, out tool);
}
