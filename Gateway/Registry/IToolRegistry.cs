using System.Diagnostics.CodeAnalysis;
using Gateway.Text;

namespace Gateway.Registry;

/// <summary>The tools that this gateway offers, ordered by name.</summary>
public interface IToolRegistry
{
    IReadOnlyList<ToolDescriptor> Tools { get; }

    bool TryGet(string name, [NotNullWhen(true)] out ToolDescriptor? tool);

    /// <summary>Why this gateway does not offer a tool that others do; null when it is offered, or unknown.</summary>
    string? WhyNotOffered(string name) => null;

    /// <summary>Advice for a caller that names an unknown tool: the most similar name, if there is one, and where to find the list.</summary>
    string SuggestFor(string name, string listed) =>
        WhyNotOffered(name) is { } why ? $"{why} {listed}"
        : Spelling.Nearest(name, Tools.Select(tool => tool.Name)) is { } near ? $"Did you mean {near}? {listed}" : listed;
}
