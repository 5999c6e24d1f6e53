using System.ComponentModel;
using Gateway.Registry;
using Gateway.Registry.Resources;

namespace Gateway.Resources;

/// <summary>The gateway's own documentation.</summary>
[Toolset("documentation", AccessScope.None)]
internal sealed class DocumentResources
{
    [Resource("ibkr://docs/{topic}", "documentation", "Documentation", MimeType = "text/markdown", TtlMs = 3_600_000)]
    [Description("One page of the gateway's documentation: setup, tools, configuration, http, operations, security and others.")]
    public static string? Page([Completion(typeof(DocumentTopics))] string topic) => DocumentTopics.Read(topic);
}
