using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Tasks;
using Gateway.Registry.Changes;
using Gateway.Streaming;

namespace Gateway.Mcp.Subscriptions;

/// <summary>Writes change notifications. The caller disposes them.</summary>
internal static class ChangeMessages
{
    public const string SubscriptionIdKey = "io.modelcontextprotocol/subscriptionId";

    /// <param name="subscription">The listen request that the message belongs to; null in the legacy era.</param>
    public static PooledBuffer ListChanged(ChangedList list, JsonRpcId? subscription)
    {
        var method = list switch
        {
            ChangedList.Tools => "notifications/tools/list_changed",
            ChangedList.Prompts => "notifications/prompts/list_changed",
            _ => "notifications/resources/list_changed",
        };
        return Write(method, subscription, static (_, _) => { }, 0);
    }

    /// <inheritdoc cref="ListChanged"/>
    public static PooledBuffer ResourceUpdated(string uri, JsonRpcId? subscription) =>
        Write("notifications/resources/updated", subscription, static (writer, changed) => writer.WriteString("uri"u8, changed), uri);

    public static PooledBuffer Acknowledged(ListenFilter honored, JsonRpcId subscription) => Write(
        "notifications/subscriptions/acknowledged",
        subscription,
        static (writer, filter) =>
        {
            writer.WriteStartObject("notifications"u8);
            WriteFlag(writer, "toolsListChanged", filter.Tools);
            WriteFlag(writer, "promptsListChanged", filter.Prompts);
            WriteFlag(writer, "resourcesListChanged", filter.Resources);
            WriteNames(writer, "resourceSubscriptions", filter.ResourceUris);
            WriteNames(writer, "taskIds", filter.TaskIds);
            writer.WriteEndObject();
        },
        honored);

    /// <summary>The notification of any change on a listen stream; null when the task is no longer known.</summary>
    public static PooledBuffer? Of(Change change, JsonRpcId subscription, TaskFeed tasks)
    {
        if (change.List is { } list)
            return ListChanged(list, subscription);
        return change.Uri is { } uri ? ResourceUpdated(uri, subscription) : TaskChanged(change.TaskId!, subscription, tasks);
    }

    private static PooledBuffer? TaskChanged(string taskId, JsonRpcId subscription, TaskFeed tasks)
    {
        var known = false;
        var message = Write("notifications/tasks", subscription, (writer, id) => known = tasks.TryDescribe(id, writer), taskId);
        if (known)
            return message;
        message.Dispose();
        return null;
    }

    private static PooledBuffer Write<T>(string method, JsonRpcId? subscription, Action<Utf8JsonWriter, T> writeParams, T subject)
    {
        var message = new PooledBuffer();
        using var begun = MessageWriter.On(message);
        var writer = begun.Json;
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        writer.WriteString("method"u8, method);
        writer.WriteStartObject("params"u8);
        if (subscription is { } id)
        {
            writer.WriteStartObject("_meta"u8);
            writer.WritePropertyName(SubscriptionIdKey);
            id.Write(writer);
            writer.WriteEndObject();
        }

        writeParams(writer, subject);
        writer.WriteEndObject();
        writer.WriteEndObject();
        return message;
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
            writer.WriteBoolean(name, true);
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, IReadOnlyList<string>? values)
    {
        if (values is null)
            return;
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
