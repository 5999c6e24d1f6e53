namespace Gateway.Registry;

/// <summary>Decides at start which tools this gateway offers at all; a tool must pass every registered filter.</summary>
public interface IToolFilter
{
    bool Offers(ToolAttribute tool);
}
