using Gateway.Tws.Wire;

namespace TwsSimulator.Session;

/// <summary>Answers one request. The reader stands behind the request id; handlers and price steps run one at a time.</summary>
/// <remarks>A <see cref="TwsProtocolException"/> that leaves a handler becomes error 320 to the client.</remarks>
internal delegate void RequestHandler(ClientSession client, ref FieldReader fields);
