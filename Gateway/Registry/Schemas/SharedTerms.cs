using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry.Schemas;

/// <summary>Arguments that mean the same in every tool: explained once to clients, and listed in each tool by their type only.</summary>
/// <param name="terms">In the order in which they are explained.</param>
public sealed class SharedTerms(params IReadOnlyList<SharedTerm> terms)
{
    /// <summary>Every tool's schema tells everything itself.</summary>
    public static SharedTerms None { get; } = new();

    public IReadOnlyList<SharedTerm> All { get; } = terms;

    /// <summary>Whether schemas are to be as short as can be.</summary>
    public bool Any => All.Count > 0;

    public bool TryGet(string argument, [NotNullWhen(true)] out SharedTerm? term)
    {
        term = All.FirstOrDefault(known => known.Name == argument);
        return term is not null;
    }
}

/// <summary>An argument that means the same wherever it occurs.</summary>
/// <param name="Meaning">Said after the name, such as "the most rows of an answer".</param>
/// <param name="Listed">Whether tools list it; one that is not is taken nevertheless.</param>
public sealed record SharedTerm(string Name, string Meaning, bool Listed = true);
