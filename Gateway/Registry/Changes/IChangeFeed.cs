namespace Gateway.Registry.Changes;

/// <summary>Reports that a resource or list has changed, so that subscribed clients are notified.</summary>
/// <remarks>The part of <see cref="ChangeFeed"/> that handlers use: they report changes and do not subscribe.</remarks>
public interface IChangeFeed
{
    void ToolsChanged();

    void PromptsChanged();

    void ResourcesChanged();

    /// <param name="uri">The resource's own URI, without variables.</param>
    void ResourceUpdated(string uri);
}
