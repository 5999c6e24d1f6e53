using Gateway.Handlers;

namespace Docs;

/// <summary>The recorded answer of a tool to its example.</summary>
/// <param name="Example">The arguments of the recorded call; <see cref="ToolAttribute.Example"/> may have changed since.</param>
internal sealed record RecordedAnswer(string Example, JsonElement Answer);
