namespace Gateway.Registry.Invocation;

/// <summary>Checks the names of tools and prompts: their syntax, and that they are unique.</summary>
internal static class HandlerNames
{
    private const int Longest = 128;

    /// <exception cref="InvalidOperationException">The name is empty, too long or contains a character that is not allowed.</exception>
    public static string Check(string name, string kind, string place) =>
        name.Length is > 0 and <= Longest && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
            ? name
            : throw new InvalidOperationException($"{place}: the {kind} name '{name}' must be 1 to {Longest} letters, digits, '_', '-' or '.'.");

    /// <summary>Orders by name (or URI), ordinally.</summary>
    /// <exception cref="InvalidOperationException">Two have the same.</exception>
    public static IReadOnlyList<T> InOrder<T>(IEnumerable<T> handlers, Func<T, string> nameOf, Func<T, string> toolsetOf, string kind)
    {
        T[] ordered = [.. handlers.OrderBy(nameOf, StringComparer.Ordinal)];
        for (var i = 1; i < ordered.Length; i++)
        {
            if (nameOf(ordered[i]) == nameOf(ordered[i - 1]))
                throw new InvalidOperationException(
                    $"{nameOf(ordered[i])}: two {kind}, in the toolsets {toolsetOf(ordered[i - 1])} and {toolsetOf(ordered[i])}.");
        }
        return ordered;
    }
}
