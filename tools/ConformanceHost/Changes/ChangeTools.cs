using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry.Changes;

namespace ConformanceHost.Changes;

/// <summary>Tools that report a change, so that subscribers are notified.</summary>
[Toolset("changes", AccessScope.None)]
public sealed class ChangeTools(IChangeFeed changes)
{
    [Tool("test_trigger_tool_change", "Change the tools")]
    [Description("Says that the list of tools has changed.")]
    public ToolContent ChangeToolList()
    {
        changes.ToolsChanged();
        return ToolContent.Text("Mutation triggered");
    }

    [Tool("test_trigger_prompt_change", "Change the prompts")]
    [Description("Says that the list of prompts has changed.")]
    public ToolContent ChangePromptList()
    {
        changes.PromptsChanged();
        return ToolContent.Text("Mutation triggered");
    }

    [Tool("test_trigger_resource_change", "Change the resources")]
    [Description("Says that the list of resources, and the watched resource itself, have changed.")]
    public ToolContent ChangeResourceList()
    {
        changes.ResourcesChanged();
        changes.ResourceUpdated(WatchedResource.Uri);
        return ToolContent.Text("Mutation triggered");
    }
}
