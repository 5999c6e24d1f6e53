using TwsSimulator.Session;

namespace Gateway.Tests.Faults.World;

/// <summary>The names of IB for the messages of both directions, such as placeOrder and openOrder.</summary>
internal static class FrameNames
{
    private static readonly Dictionary<string, int> Requests = Read(typeof(RequestIds));
    private static readonly Dictionary<string, int> Messages = Read(typeof(MessageIds));

    /// <summary>The id, and whether clients send it; null when no message has the name.</summary>
    public static (bool Up, int Id)? Find(string name) =>
        Requests.TryGetValue(name, out var request) ? (true, request)
        : Messages.TryGetValue(name, out var message) ? (false, message)
        : null;

    private static Dictionary<string, int> Read(Type ids) => ids.GetFields()
        .Where(field => field.IsLiteral)
        .ToDictionary(field => field.Name, field => (int)field.GetRawConstantValue()!, StringComparer.OrdinalIgnoreCase);
}
