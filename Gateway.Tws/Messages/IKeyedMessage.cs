namespace Gateway.Tws.Messages;

/// <summary>A message that answers one request, named by its id.</summary>
public interface IKeyedMessage
{
    int RequestId { get; }
}
