using Gateway.Handlers;
using Gateway.Text;

namespace Gateway.Registry.Arguments;

/// <summary>Binds a JSON object to the arguments of one handler. It reads leniently, and reports all wrong fields in one error.</summary>
internal sealed class ArgumentBinder
{
    /// <summary>More names than these are not listed in an error.</summary>
    private const int MostNamed = 12;

    private readonly IReadOnlyList<HandlerParameter> _parameters;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _loose = new(StringComparer.OrdinalIgnoreCase);
    private readonly ArgumentShapes _shapes;

    /// <summary>All arguments that a caller may name: the parameters, and the members that may be given beside them.</summary>
    private readonly IReadOnlyList<HandlerParameter> _named;

    public ArgumentBinder(IReadOnlyList<HandlerParameter> parameters)
    {
        _parameters = parameters;
        _shapes = new ArgumentShapes(parameters);
        _named = [.. parameters, .. parameters.Where(one => one.OrFlat).SelectMany(one => (one.Type as IObjectArgument)?.Members ?? [])];
        for (var i = 0; i < parameters.Count; i++)
        {
            _exact.Add(parameters[i].Name, i);
            _loose.TryAdd(ArgumentNames.Plain(parameters[i].Name), i);
        }
    }

    /// <summary>Whether an argument of this name is taken.</summary>
    public bool Knows(string name) => _exact.ContainsKey(name) || _loose.ContainsKey(ArgumentNames.Plain(name));

    /// <exception cref="ToolException">An argument is missing, unknown, given twice or wrong.</exception>
    public object?[] Bind(JsonElement arguments)
    {
        if (arguments.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
            throw ToolErrors.InvalidArgument("arguments: must be a JSON object; example: {}");
        var values = new object?[_parameters.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = _parameters[i].Default;
        var faults = new ArgumentFaults();
        var given = new bool[values.Length];
        if (arguments.ValueKind == JsonValueKind.Object)
        {
            arguments = _shapes.Of(arguments, out var wasFlat);
            foreach (var property in arguments.EnumerateObject())
                Take(property, values, given, faults, wasFlat);
        }
        for (var i = 0; i < values.Length; i++)
        {
            if (!given[i] && _parameters[i] is { Required: true } missing)
                faults.Add($"{missing.Name}: is required and must be {missing.Type.Rule}; example: {missing.Example}");
        }
        if (!faults.Any && arguments.ValueKind == JsonValueKind.Object)
            DollarSigns.Check(arguments, _parameters, values, faults);
        return faults.Any ? throw faults.ToException() : values;
    }

    private void Take(JsonProperty property, object?[] values, bool[] given, ArgumentFaults faults, bool wasFlat)
    {
        if (!_exact.TryGetValue(property.Name, out var index) && !_loose.TryGetValue(ArgumentNames.Plain(property.Name), out index))
        {
            AddUnknown(property.Name, faults);
            return;
        }
        var parameter = _parameters[index];
        if (IsAbsent(property.Value, parameter))
            return;
        if (given[index])
        {
            faults.Add($"{parameter.Name}: is given twice; give it once; example: {parameter.Example}");
            return;
        }
        given[index] = true;
        try
        {
            values[index] = parameter.Read(property.Value);
        }
        catch (FormatException wrong)
        {
            // Members that were given beside the other arguments are reported by their own names.
            faults.Add(
                wasFlat && parameter.OrFlat && wrong.InnerException?.InnerException is ToolException member ? member.Error.Message : wrong.Message);
        }
    }

    private static bool IsAbsent(JsonElement value, HandlerParameter parameter) =>
        value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String
            && (!parameter.Type.TakesEmptyText || parameter.Required)
            && string.IsNullOrWhiteSpace(value.GetString()));

    private void AddUnknown(string name, ArgumentFaults faults) => faults.Add(() => Unknown(name));

    private string Unknown(string name)
    {
        var shown = name.Length <= 40 ? name : name[..40] + "...";
        if (_parameters.Count == 0)
            return $"{shown}: is unknown; no arguments are taken; example: {{}}";
        var plain = ForeignNameTable.Plain(name);
        var meant = Called(plain);
        if (meant.Count == 0)
            meant = Called(plain + "?");
        var known = _named.OrderByDescending(parameter => parameter.Required).Select(parameter => parameter.Name).ToList();
        if (meant.Count == 0 && Spelling.Nearest(name, known) is { } near)
            meant.Add(near);
        if (meant.Count > 0)
            return $"{shown}: is unknown; did you mean {string.Join(" or ", meant)}?; example: {meant[0]}";
        return known.Count <= MostNamed
            ? $"{shown}: is unknown; the arguments are {string.Join(", ", known)}; example: {known[0]}"
            : $"{shown}: is unknown; the input schema lists the {known.Count} arguments, such as {string.Join(", ", known.Take(MostNamed / 2))}; "
                + $"example: {known[0]}";
    }

    private List<string> Called(string plain) =>
        [.. _named.Where(parameter => parameter.ForeignNames.Contains(plain)).Select(parameter => parameter.Name)];
}
