using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Gateway.Registry.Invocation;

namespace Gateway.Registry.Prompts;

/// <inheritdoc cref="IPromptRegistry"/>
internal sealed class PromptRegistry : IPromptRegistry
{
    private readonly FrozenDictionary<string, PromptDescriptor> _byName;

    /// <exception cref="InvalidOperationException">Two prompts have the same name.</exception>
    public PromptRegistry(IEnumerable<PromptDescriptor> prompts)
    {
        Prompts = HandlerNames.InOrder(prompts, prompt => prompt.Name, prompt => prompt.Toolset, "prompts have this name");
        _byName = Prompts.ToFrozenDictionary(prompt => prompt.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<PromptDescriptor> Prompts { get; }

    public bool TryGet(string name, [NotNullWhen(true)] out PromptDescriptor? prompt) => _byName.TryGetValue(name, out prompt);
}
