using System.Runtime.InteropServices;

namespace Gateway.Registry.Arguments;

/// <summary>Refuses numbers with a dollar sign where the call does not say that its instrument is quoted in dollars.</summary>
internal static class DollarSigns
{
    /// <param name="values">Of the parameters, in their order.</param>
    public static void Check(
        JsonElement arguments, IReadOnlyList<HandlerParameter> parameters, object?[] values, ArgumentFaults faults)
    {
        // Most calls have none; a backslash may hide one.
        if (JsonMarshal.GetRawUtf8Value(arguments).IndexOfAny((byte)'$', (byte)'\\') < 0)
            return;
        var signed = arguments.EnumerateObject()
            .Where(property => property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Array)
            .Where(property => property.Value.ToString().Contains('$', StringComparison.Ordinal))
            .SelectMany(property => parameters.Where(parameter =>
                parameter.Type.TakesNumbers && ArgumentNames.Plain(parameter.Name).Equals(
                    ArgumentNames.Plain(property.Name), StringComparison.OrdinalIgnoreCase)))
            .ToList();
        if (signed.Count == 0)
            return;
        var inDollars = InDollars(parameters, values);
        foreach (var parameter in signed.Where(parameter => parameter.IsBaseCurrency || !inDollars))
            faults.Add(
                $"{parameter.Name}: must be a number without a currency sign, in "
                + $"{(parameter.IsBaseCurrency ? "the account's base currency" : "the units of the quote")}; example: {parameter.Example}");
    }

    private static bool InDollars(IReadOnlyList<HandlerParameter> parameters, object?[] values)
    {
        if (parameters.FirstOrDefault(parameter => parameter.Quoted is not null)?.Quoted is not { } maker)
            return parameters.Where((parameter, i) => parameter.Name == "currency" && values[i] is "USD").Any();
        var given = values.Where((_, i) => parameters[i].Quoted == maker).ToArray();
        return given.Length == maker.GetParameters().Length && maker.Invoke(given) is IQuoted { InDollars: true };
    }
}
