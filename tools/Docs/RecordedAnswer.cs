using System.Text.Json;
using Gateway.Handlers;

namespace Docs;

/// <summary>What a tool once answered to its example.</summary>
/// <param name="Example">The arguments, as <see cref="ToolAttribute.Example"/> said them then.</param>
internal sealed record RecordedAnswer(string Example, JsonElement Answer);
