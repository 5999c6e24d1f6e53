using Gateway.Handlers;

namespace Gateway.Registry.Schemas;

/// <summary>The JSON Schemas of one tool, shared by every host of the process. Each is created at its first use, so startup needs none.</summary>
public sealed class ToolSchemas
{
    private readonly Lazy<JsonElement> _listed;
    private readonly Lazy<JsonElement> _arguments;
    private readonly Lazy<JsonElement> _output;
    private readonly Lazy<JsonElement>? _update;

    /// <param name="input">Every argument, all of them listed.</param>
    public ToolSchemas(JsonElement input, JsonElement output)
        : this(() => input, () => input, () => output)
    {
    }

    internal ToolSchemas(Func<JsonElement> listed, Func<JsonElement> arguments, Func<JsonElement> output, Func<JsonElement>? update = null)
    {
        _listed = new Lazy<JsonElement>(listed);
        _arguments = new Lazy<JsonElement>(arguments);
        _output = new Lazy<JsonElement>(output);
        _update = update is null ? null : new Lazy<JsonElement>(update);
    }

    /// <summary>The input schema in tools/list.</summary>
    public JsonElement Listed => _listed.Value;

    /// <summary>The full input schema, with unlisted arguments and all descriptions and limits.</summary>
    public JsonElement Arguments => _arguments.Value;

    /// <summary>Undefined for a tool that returns <see cref="ToolContent"/>.</summary>
    public JsonElement Output => _output.Value;

    /// <summary>The schema of the updates of a streaming tool; null for other tools.</summary>
    public JsonElement? Update => _update?.Value;
}
