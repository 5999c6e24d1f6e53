using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry.Schemas;

/// <summary>
/// Arguments that mean the same in every tool, described once: an argument without a description of its own has the one of its name.
/// </summary>
/// <param name="terms">In the order of their description.</param>
public sealed class SharedTerms(params IReadOnlyList<SharedTerm> terms)
{
    private readonly Dictionary<string, SharedTerm> _byName = terms.ToDictionary(term => term.Name, StringComparer.Ordinal);

    /// <summary>No shared terms: every argument has a description of its own, and the listed schemas are complete.</summary>
    public static SharedTerms None { get; } = new();

    public IReadOnlyList<SharedTerm> All { get; } = terms;

    /// <summary>Whether listed schemas are kept short.</summary>
    public bool Any => All.Count > 0;

    public bool TryGet(string argument, [NotNullWhen(true)] out SharedTerm? term) => _byName.TryGetValue(argument, out term);
}

/// <summary>An argument that means the same wherever it occurs.</summary>
/// <param name="Meaning">A sentence of three words at least, with a format by example: "Bar length, such as 5 mins or 1 day."</param>
/// <param name="NamesChoices">Whether the meaning names the usual choices, so that the listed schema leaves the list of all of them out.</param>
public sealed record SharedTerm(string Name, string Meaning, bool NamesChoices = false);
