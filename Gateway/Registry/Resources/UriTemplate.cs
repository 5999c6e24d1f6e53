using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry.Resources;

/// <summary>A URI template of RFC 6570 with simple variables only (level 1): <c>ibkr://positions/{account}</c>.</summary>
/// <remarks>
/// A variable stands for one or more characters without '/', '?' and '#'; they are percent-decoded. So a variable never spans more than one segment.
/// </remarks>
internal sealed class UriTemplate
{
    /// <summary>The literal texts before, between and after the variables: one more than there are variables.</summary>
    private readonly IReadOnlyList<string> _literals;

    private UriTemplate(IReadOnlyList<string> literals, IReadOnlyList<string> variables)
    {
        _literals = literals;
        Variables = variables;
        Shape = string.Join("{}", literals);
    }

    /// <summary>In the order of the template.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The template without the names of its variables: two of one shape match the same URIs.</summary>
    public string Shape { get; }

    /// <exception cref="FormatException">The text is no such template; the message says why.</exception>
    public static UriTemplate Parse(string template)
    {
        var literals = new List<string>();
        var variables = new List<string>();
        var rest = template.AsSpan();
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('{');
            var literal = open < 0 ? rest : rest[..open];
            if (literal.Contains('}'))
                throw new FormatException("a '}' has no '{' before it");
            if (literal.IsEmpty && variables.Count > 0)
                throw new FormatException("two variables need a text between them");
            literals.Add(literal.ToString());
            if (open < 0)
                return new UriTemplate(literals, variables);
            var close = rest.IndexOf('}');
            if (close < open)
                throw new FormatException("a '{' has no '}' after it");
            var name = rest[(open + 1)..close].ToString();
            if (!IsName(name) || variables.Contains(name))
                throw new FormatException($"'{{{name}}}' must be a name of its own in braces, without operators");
            variables.Add(name);
            rest = rest[(close + 1)..];
        }

        literals.Add(string.Empty);
        return new UriTemplate(literals, variables);
    }

    /// <param name="values">The variables' values, decoded, in the order of <see cref="Variables"/>.</param>
    public bool TryMatch(string uri, [NotNullWhen(true)] out IReadOnlyList<string>? values)
    {
        var places = new Range[Variables.Count];
        values = Matches(uri, places) ? [.. places.Select(place => Uri.UnescapeDataString(uri[place]))] : null;
        return values is not null;
    }

    public bool Matches(string uri) => Matches(uri, new Range[Variables.Count]);

    /// <summary>Matches from the end, each literal as late as possible: earlier variables are the longest, and no backtracking is needed.</summary>
    private bool Matches(string uri, Range[] places)
    {
        if (places.Length == 0)
            return uri == Shape;
        if (!uri.StartsWith(_literals[0], StringComparison.Ordinal) || !uri.EndsWith(_literals[^1], StringComparison.Ordinal))
            return false;
        var end = uri.Length - _literals[^1].Length;
        for (var i = places.Length - 1; i >= 0; i--)
        {
            if (end < 1)
                return false;
            // A variable has at least one character, so the literal before it ends earlier.
            var at = i == 0 ? 0 : uri.AsSpan(0, end - 1).LastIndexOf(_literals[i]);
            var start = at + _literals[i].Length;
            if (at < 0 || start >= end || uri.AsSpan(start, end - start).IndexOfAny('/', '?', '#') >= 0)
                return false;
            places[i] = start..end;
            end = at;
        }
        return true;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_');
}
