using System.Text;

namespace Gateway.Tests.Architecture;

/// <summary>The rooms of both projects in the order of their ranks, lowest first: LayerTests holds the code against it, and docs/architecture.md is drawn from it.</summary>
internal static class Rooms
{
    /// <summary>The files that stand in the project's own folder.</summary>
    public const string Root = "(root)";

    /// <summary>A room may name the rooms of the rows before its own, and nothing of its own row but itself.</summary>
    public static readonly Room[][] Gateway =
    [
        [new("Text", "cleaning of third-party text, spelling")],
        [new("Configuration", "settings, their sources, their errors")],
        [new("Telemetry", "instruments, event ids, exporters")],
        [new("Access", "callers, scopes, tokens, OAuth, limits, Origin and Host rules: who may do what, how often")],
        [new("Handlers", "what authors of tools, resources and prompts write with: attributes, contexts, events, errors, content, questions")],
        [new("Registry", "scan, bind, schema, invoke, page")],
        [new("Instruments", "what a contract is: grammar, resolver, units, hours; the views of contracts, quotes, bars and orders that several rooms share")],
        [new("Trading", "policy, previews, approvals, kill switch, audit")],
        [new("Feeds", "the one engine behind everything live: one subscription, numbered entries, any number of readers")],
        [new("Tools", "one folder a feature: a class, its results, what only it uses")],
        [new("Resources", "what a client reads or follows by URI"), new("Prompts", "walks through several tools, step by step")],
        [new("Streaming", "JSON, NDJSON and SSE replies, event memory")],
        [new("Mcp", "JSON-RPC, both eras, dispatch, one class a method, sessions, tasks, subscriptions, questions to the client")],
        [new("Http", "endpoints: MCP, tools, streams, health, approvals")],
        [new("Demo", "the gateway against the embedded simulator")],
        [new(Root, "Program and composition")],
    ];

    /// <inheritdoc cref="Gateway"/>
    public static readonly Room[][] Tws =
    [
        [new(Root, "event ids")],
        [new("Transport", "TCP as a duplex pipe"), new("Wire", "frames and fields")],
        [new("Model", "IB's data types, used by both directions")],
        [new("Messages", "fields -> record"), new("Requests", "record -> fields")],
        [new("Session", "one socket's life: handshake, read loop, write loop, pending requests, pacing, heartbeat")],
        [new("Resilience", "the connection that outlives its sessions: reconnect, replay, link and farm states")],
        [new("Api", "contracts, market data, history, accounts, orders: typed and asynchronous")],
    ];

    public static Room[][] Of(string project) => project == "Gateway" ? Gateway : Tws;

    /// <summary>The picture of docs/architecture.md: highest first.</summary>
    public static string Draw()
    {
        var text = new StringBuilder();
        Draw(text, "Gateway", Gateway);
        text.Append("==== project border: Gateway -> Gateway.Tws, never back; Gateway.Tws knows no ASP.NET ====\n");
        Draw(text, "Gateway.Tws", Tws);
        return text.ToString();
    }

    private static void Draw(StringBuilder text, string project, Room[][] rows)
    {
        for (var rank = rows.Length - 1; rank >= 0; rank--)
        {
            foreach (var room in rows[rank])
                text.Append($"{rank,2}  {(room.Name == Root ? project : $"{project}/{room.Name}"),-24} {room.Purpose}\n");
        }
    }
}

/// <summary>A first-level folder and what it is for.</summary>
internal sealed record Room(string Name, string Purpose);
