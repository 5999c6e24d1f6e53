using Gateway.Handlers;
using Gateway.Text;

namespace Gateway.Registry.Arguments;

/// <summary>Binds a JSON object to the arguments of one handler. It reads leniently, and reports all wrong fields in one error.</summary>
internal sealed class ArgumentBinder
{
    private readonly IReadOnlyList<HandlerParameter> _parameters;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _loose = new(StringComparer.OrdinalIgnoreCase);

    public ArgumentBinder(IReadOnlyList<HandlerParameter> parameters)
    {
        _parameters = parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            _exact.Add(parameters[i].Name, i);
            _loose.TryAdd(Plain(parameters[i].Name), i);
        }
    }

    /// <exception cref="ToolException">An argument is missing, unknown, given twice or wrong.</exception>
    public object?[] Bind(JsonElement arguments)
    {
        if (arguments.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
            throw ToolErrors.InvalidArgument("arguments: must be a JSON object; example: {}");
        var values = new object?[_parameters.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = _parameters[i].Default;
        var problems = new List<string>();
        var given = new bool[values.Length];
        if (arguments.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in arguments.EnumerateObject())
                Take(property, values, given, problems);
        }
        for (var i = 0; i < values.Length; i++)
        {
            if (!given[i] && _parameters[i] is { Required: true } missing)
                problems.Add($"{missing.Name}: is required and must be {missing.Type.Rule}; example: {missing.Example}");
        }
        return problems.Count == 0 ? values : throw ToolErrors.InvalidArgument(string.Join("\n", problems));
    }

    private void Take(JsonProperty property, object?[] values, bool[] given, List<string> problems)
    {
        if (!_exact.TryGetValue(property.Name, out var index) && !_loose.TryGetValue(Plain(property.Name), out index))
        {
            problems.Add(Unknown(property.Name));
            return;
        }
        var parameter = _parameters[index];
        if (IsAbsent(property.Value, parameter))
            return;
        if (given[index])
        {
            problems.Add($"{parameter.Name}: is given twice; give it once; example: {parameter.Example}");
            return;
        }
        given[index] = true;
        try
        {
            values[index] = parameter.Read(property.Value);
        }
        catch (FormatException wrong)
        {
            problems.Add(wrong.Message);
        }
    }

    private static bool IsAbsent(JsonElement value, HandlerParameter parameter) =>
        value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String
            && (!parameter.Type.TakesEmptyText || parameter.Required)
            && string.IsNullOrWhiteSpace(value.GetString()));

    private string Unknown(string name)
    {
        var shown = name.Length <= 40 ? name : name[..40] + "...";
        if (_parameters.Count == 0)
            return $"{shown}: is unknown; no arguments are taken; example: {{}}";
        var known = _parameters.Select(parameter => parameter.Name).ToList();
        return Spelling.Nearest(name, known) is { } near
            ? $"{shown}: is unknown; did you mean {near}?; example: {near}"
            : $"{shown}: is unknown; the arguments are {string.Join(", ", known)}; example: {known[0]}";
    }

    private static string Plain(string name) => name.Replace("_", null, StringComparison.Ordinal).Replace("-", null, StringComparison.Ordinal);
}
