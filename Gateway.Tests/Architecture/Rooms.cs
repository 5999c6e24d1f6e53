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
        [new("Text", "cleaning of third-party text, spelling suggestions, plain words, numbers, times")],
        [new("Configuration", "settings, their sources and errors")],
        [new("Telemetry", "instruments, event ids, exporters")],
        [new("Access", "callers, scopes, tokens, OAuth, rate limits, Origin and Host rules")],
        [new("Handlers", "the API for authors of tools, resources and prompts: attributes, contexts, events, errors, content, questions")],
        [new("Registry", "scan, bind, schema, invoke, page")],
        [new("Instruments", "contracts: grammar, resolver, units, hours; shared views of contracts, quotes, bars and orders")],
        [new("Trading", "policy, previews, approvals, kill switch, audit")],
        [new("Notifications", "messages to a person about orders, approvals, halts and outages"), new("Feeds", "the engine for live data: one subscription, numbered entries, any number of readers")],
        [new("Tools", "one folder for each feature: its class, its results, its own helpers")],
        [new("Resources", "data that clients read or follow by URI"), new("Prompts", "step-by-step guides that combine several tools")],
        [new("Streaming", "JSON, NDJSON and SSE replies, event store")],
        [new("Mcp", "JSON-RPC, both eras, dispatch, one class for each method, sessions, tasks, subscriptions, questions to the client")],
        [new("Http", "endpoints: MCP, tools, streams, health, approvals")],
        [new("Demo", "the gateway connected to the embedded simulator")],
        [new(Root, "Program and composition")],
    ];

    /// <inheritdoc cref="Gateway"/>
    public static readonly Room[][] Tws =
    [
        [new(Root, "event ids")],
        [new("Transport", "TCP as a duplex pipe"), new("Wire", "frames and fields")],
        [new("Model", "IB's data types, used by both directions")],
        [new("Messages", "fields -> record"), new("Requests", "record -> fields")],
        [new("Session", "one socket: handshake, read loop, write loop, pending requests, pacing, heartbeat")],
        [new("Resilience", "the connection across sessions: reconnect, replay, link and farm states")],
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
