using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Text;

namespace Gateway.Registry.Resources;

/// <summary>Turns the variables of a URI into the arguments of a method.</summary>
internal sealed class ResourceArguments
{
    private readonly UriTemplate _template;
    private readonly IReadOnlyList<HandlerParameter> _parameters;
    private readonly int[] _places;

    /// <exception cref="InvalidOperationException">The variables do not match the parameters.</exception>
    public ResourceArguments(UriTemplate template, IReadOnlyList<HandlerParameter> parameters, string place)
    {
        _template = template;
        _parameters = parameters;
        if (template.Variables.FirstOrDefault(variable => parameters.All(parameter => parameter.Name != variable)) is { } unbound)
            throw new InvalidOperationException($"{place}: the variable {{{unbound}}} of the URI has no parameter of its name.");
        if (parameters.FirstOrDefault(parameter => !template.Variables.Contains(parameter.Name)) is { } stray)
            throw new InvalidOperationException($"{place}.{stray.Name}: the parameter is no variable of the URI.");
        _places = [.. parameters.Select(parameter => template.Variables.ToList().IndexOf(parameter.Name))];
    }

    /// <exception cref="ToolException">A variable's value is not allowed, or the URI is another resource's.</exception>
    public object?[] Bind(string uri)
    {
        if (!_template.TryMatch(uri, out var values))
            throw ToolErrors.InvalidArgument($"uri: does not match this resource; got {UntrustedText.Show(uri)}");
        try
        {
            return [.. _parameters.Select((parameter, i) => parameter.Read(JsonSerializer.SerializeToElement(values[_places[i]])))];
        }
        catch (FormatException wrong)
        {
            throw ToolErrors.InvalidArgument(wrong.Message);
        }
    }
}
