namespace Success.Gateway.Requests;

/// <summary>Something with an id of its own.</summary>
public interface INode
{
    /// <summary>Its id.</summary>
    string Id { get; }
}
