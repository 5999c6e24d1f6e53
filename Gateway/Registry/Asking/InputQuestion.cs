using System.Text.Json;

namespace Gateway.Registry.Asking;

/// <summary>Something that a handler asks of the client.</summary>
/// <param name="Key">Names the answer; unique within the request, the same each time the handler runs.</param>
/// <param name="Needs">What the client must be able to do to answer.</param>
/// <param name="Method">MCP's method: elicitation/create, sampling/createMessage or roots/list.</param>
/// <param name="Parameters">Its parameters as they go out; undefined for none.</param>
public sealed record InputQuestion(string Key, ClientFeatures Needs, string Method, JsonElement Parameters);
