using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry.Schemas;

/// <summary>
/// Arguments that mean the same in every tool: described once in the server's instructions, and listed in each tool by their type only.
/// </summary>
/// <param name="terms">In the order of their description.</param>
public sealed class SharedTerms(params IReadOnlyList<SharedTerm> terms)
{
    /// <summary>No shared terms: every tool's schema is complete.</summary>
    public static SharedTerms None { get; } = new();

    public IReadOnlyList<SharedTerm> All { get; } = terms;

    /// <summary>Whether schemas are shortened.</summary>
    public bool Any => All.Count > 0;

    public bool TryGet(string argument, [NotNullWhen(true)] out SharedTerm? term)
    {
        term = All.FirstOrDefault(known => known.Name == argument);
        return term is not null;
    }
}

/// <summary>An argument that means the same wherever it occurs.</summary>
/// <param name="Meaning">The meaning, written after the name, such as "the most rows of an answer".</param>
/// <param name="Listed">Whether tools list it; an unlisted one is accepted as well.</param>
public sealed record SharedTerm(string Name, string Meaning, bool Listed = true);
