using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry.Prompts;

/// <summary>The prompts that this gateway offers, ordered by name.</summary>
public interface IPromptRegistry
{
    IReadOnlyList<PromptDescriptor> Prompts { get; }

    bool TryGet(string name, [NotNullWhen(true)] out PromptDescriptor? prompt);
}
