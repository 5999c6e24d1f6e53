using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Registry.Resources;

/// <summary>A URI template of RFC 6570 with simple variables only (level 1): <c>ibkr://positions/{account}</c>.</summary>
/// <remarks>A variable stands for one or more characters without '/', '?' and '#'; they are percent-decoded. So it never reaches beyond its own segment.</remarks>
internal sealed partial class UriTemplate
{
    private readonly Regex _pattern;

    private UriTemplate(Regex pattern, IReadOnlyList<string> variables, string shape)
    {
        _pattern = pattern;
        Variables = variables;
        Shape = shape;
    }

    /// <summary>In the order in which they stand.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The template without the names of its variables: two of one shape match the same URIs.</summary>
    public string Shape { get; }

    /// <exception cref="FormatException">The text is no such template; the message says why.</exception>
    public static UriTemplate Parse(string template)
    {
        var pattern = new StringBuilder("^");
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
            pattern.Append(Regex.Escape(literal.ToString()));
            if (open < 0)
                break;
            var close = rest.IndexOf('}');
            if (close < open)
                throw new FormatException("a '{' has no '}' after it");
            var name = rest[(open + 1)..close].ToString();
            if (!VariableName().IsMatch(name) || variables.Contains(name))
                throw new FormatException($"'{{{name}}}' must be a name of its own in braces, without operators");
            variables.Add(name);
            pattern.Append("([^/?#]+)");
            rest = rest[(close + 1)..];
        }

        var shape = pattern.Append(@"\z").ToString(); // '$' would also match before a line end
        return new UriTemplate(new Regex(shape, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), variables, shape);
    }

    /// <param name="values">The variables' values, decoded, in the order of <see cref="Variables"/>.</param>
    public bool TryMatch(string uri, [NotNullWhen(true)] out IReadOnlyList<string>? values)
    {
        var match = _pattern.Match(uri);
        values = match.Success ? [.. match.Groups.Values.Skip(1).Select(group => Uri.UnescapeDataString(group.Value))] : null;
        return match.Success;
    }

    public bool Matches(string uri) => _pattern.IsMatch(uri);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex VariableName();
}
